package io.emprops.template.cli;

import java.io.InputStream;
import java.io.PrintWriter;

/**
 * What a command reads from and writes to.
 *
 * @param in what stands for a file named {@code -}
 * @param out takes what was asked for
 * @param err takes what is wrong
 */
public record Console(InputStream in, PrintWriter out, PrintWriter err) {}
