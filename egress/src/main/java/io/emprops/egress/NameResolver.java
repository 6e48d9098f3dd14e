package io.emprops.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Turns a host name into addresses. */
@FunctionalInterface
public interface NameResolver {

  /** All addresses of the name, best first. */
  List<InetAddress> resolve(String host) throws UnknownHostException;

  /** The system's own. */
  static NameResolver system() {
    return host -> List.of(InetAddress.getAllByName(host));
  }
}
