package io.emprops.core.identity;

/** Who asks. */
public record Principal(OrganisationId organisation, UserId user, Role role) {

  /**
   * Lets those pass whose role suffices.
   *
   * @throws NotAllowedException naming the role that is needed
   */
  public void require(Role needed) {
    if (!role.covers(needed)) {
      throw new NotAllowedException(role, needed);
    }
  }
}
