package io.emprops.openapi.config;

import io.emprops.core.identity.port.in.AuthenticateQuery;
import io.emprops.core.identity.port.in.EnrolUseCase;
import io.emprops.core.identity.port.in.SignInUseCase;
import io.emprops.core.identity.port.out.OrganisationRepository;
import io.emprops.core.identity.port.out.TokenRepository;
import io.emprops.core.job.JobTypeRegistry;
import io.emprops.core.job.port.in.FindJobTypesQuery;
import io.emprops.core.worker.port.in.IssueWorkerTokenUseCase;
import io.emprops.core.worker.port.out.WorkerDirectory;
import io.emprops.core.worker.port.out.WorkerOwners;
import io.emprops.core.worker.port.out.WorkerTokenSigner;
import io.emprops.openapi.application.identity.AuthenticateService;
import io.emprops.openapi.application.identity.EnrolService;
import io.emprops.openapi.application.identity.SignInService;
import io.emprops.openapi.application.identity.Tokens;
import io.emprops.openapi.application.worker.FindJobTypesService;
import io.emprops.openapi.application.worker.IssueWorkerTokenService;
import io.emprops.openapi.application.worker.LiveWorkers;
import io.emprops.openapi.application.worker.WorkerOwnership;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;

/** Wires what knows people and workers. */
final class IdentityBeans {

  @Produces
  @Singleton
  Tokens tokens() {
    return new Tokens(new SecureRandom());
  }

  @Produces
  @Singleton
  AuthenticateQuery authenticate(TokenRepository tokens, InstantSource clock) {
    return new AuthenticateService(tokens, clock);
  }

  @Produces
  @Singleton
  SignInUseCase signIn(
      TokenRepository tokens, Tokens secrets, InstantSource clock, ApiConfig config) {
    return new SignInService(tokens, secrets, clock, config.sessionLifetime());
  }

  @Produces
  @Singleton
  EnrolUseCase enrol(
      OrganisationRepository organisations,
      TokenRepository tokens,
      Tokens secrets,
      InstantSource clock) {
    return new EnrolService(organisations, tokens, secrets, clock);
  }

  @Produces
  @Singleton
  WorkerOwnership workerOwnership(WorkerOwners owners, ApiConfig config) {
    return new WorkerOwnership(owners, config.organisation());
  }

  @Produces
  @Singleton
  IssueWorkerTokenUseCase workerTokens(
      WorkerTokenSigner signer, WorkerOwnership ownership, InstantSource clock) {
    return new IssueWorkerTokenService(signer, ownership, clock);
  }

  @Produces
  @Singleton
  LiveWorkers liveWorkers(WorkerDirectory directory) {
    return new LiveWorkers(directory);
  }

  @Produces
  @Singleton
  FindJobTypesQuery findJobTypes(JobTypeRegistry jobTypes, LiveWorkers workers) {
    return new FindJobTypesService(jobTypes, workers);
  }
}
