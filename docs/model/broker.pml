/*
 * The broker's protocol: two jobs, two workers, a ledger, and all that can go wrong between them.
 * Each step is one function of jobs_v1 in Redis, one transaction of the ledger, or one thing that a worker
 * does or that happens to it; any step may come at any time. README.md tells what stands for what.
 */
#ifndef JOBS
#define JOBS 2
#endif
#define WORKERS 2

/* As in shared/base.lua, and a job's max_attempts; fewer releases and attempts than there, for fewer states. */
#ifndef CRASHES_TO_POISON
#define CRASHES_TO_POISON 3
#endif
#ifndef MOST_RELEASES
#define MOST_RELEASES 1
#endif
#ifndef MAX_ATTEMPTS
#define MAX_ATTEMPTS 2
#endif

/* What the broker knows of a job; assigned and in_progress are one, and each way to end has its own. */
#define UNKNOWN 0
#define SCHEDULED 1
#define PENDING 2
#define HELD 3
#define COMPLETED 4
#define FAILED 5
#define CANCELLED 6

/* What a worker is about; what a message says. */
#define IDLE 0
#define WORKING 1
#define COMPLETE 1
#define FAIL 2
#define REFUSE 3
#define RELEASE 4

/* What the relay has in hand: a submission, or a submission that nobody wants any more. */
#define NOTHING 0
#define SUBMIT 1
#define WITHDRAW 2

/* {p0}:job:<id>, one life of it. */
typedef Job {
  unsigned status : 3;
  unsigned token : 3;
  unsigned crashes : 2;
  unsigned failed : 2;
  unsigned released : 2;
  bit stands;    /* it is in its lane */
  bit claimed;   /* attempt is not 0 */
  bit cancel;    /* cancel_until is set */
  bit seen       /* its end was applied, and so acknowledged */
};

/* The job's row in PostgreSQL, the relay that holds its outbox entry, the projection's page with its end. */
typedef Row {
  bit final;
  bit wish;
  bit entry;
  unsigned relay : 2;
  unsigned page : 3
};

/* A claim as a worker, or a message on its way, knows it. */
typedef Claim {
  unsigned about : 3;
  unsigned job : 1;
  unsigned token : 3;
  bit over       /* not known to anybody: the lease was taken back */
};

Job job[JOBS];
Row row[JOBS];
Claim at[WORKERS];
Claim late;      /* a copy of a message, under way for as long as it likes */
bit lost;        /* Redis has lost its state; once */
bit adopting;    /* less than a lease's time ago */
bit again[JOBS]; /* not known to anybody: it has ended in this life of Redis */
hidden byte k;
hidden byte was;

#define ended(j) (job[j].status >= COMPLETED)
#define live(j) (job[j].status == SCHEDULED || job[j].status == PENDING || job[j].status == HELD)
#define names(c, j) (c.about != IDLE && c.job == j)
#define has(c, j) (names(c, j) && c.token == job[j].token)
#define holds(c, j) (job[j].status == HELD && has(c, j))

/* held of shared/course.lua */
#ifdef NO_TOKEN_CHECK
#define held(c) (job[c.job].status == HELD)
#else
#define held(c) (job[c.job].status == HELD && c.token == job[c.job].token)
#endif

/* ── shared/course.lua ─────────────────────────────────────────────────────────────────────────── */

/* A token that nobody has: random in truth, the smallest that nobody has here. */
inline new_token(j) {
#ifdef REAP_WITHOUT_NEW_TOKEN
  job[j].token = 1;
#else
  job[j].token = 1;
  do
  :: has(at[0], j) || has(at[1], j) || has(late, j) -> job[j].token = job[j].token + 1
  :: else -> break
  od;
#endif
}

#define over(c, j) c.over = (c.over || names(c, j))

inline end_attempt(j) {
  job[j].token = 0;
  over(at[0], j);
  over(at[1], j);
  over(late, j)
}

inline finish(j, end) {
  job[j].status = end;
  job[j].crashes = 0;
  job[j].failed = 0;
  job[j].released = 0;
  job[j].claimed = 0;
  job[j].cancel = 0;
  again[j] = 1
}

inline wait_again(j) {
  job[j].status = PENDING;
  job[j].stands = 1
}

inline attempt_failed(j, retryable) {
  end_attempt(j);
  job[j].failed = job[j].failed + 1;
  if
  :: !(retryable) || job[j].failed >= MAX_ATTEMPTS -> finish(j, FAILED)
  :: else -> job[j].status = SCHEDULED
  fi
}

/* ── The functions ─────────────────────────────────────────────────────────────────────────────── */

/* assign of claim.lua */
inline assign(j) {
  assert(job[j].status == PENDING); /* nobody gets a job that has ended, or that another has */
  new_token(j);
  job[j].stands = 0;
  job[j].status = HELD;
  job[j].claimed = 1
}

/* adopt of renew.lua: the token that the worker has becomes the lease, and what it said before counts again */
inline adopt(c) {
  k = c.job;
  assert(job[k].status == PENDING);
  job[k].token = c.token;
  job[k].stands = 0;
  job[k].status = HELD;
  job[k].claimed = 1;
  c.over = 0;
  if
  :: names(late, k) && late.token == c.token -> late.over = 0
  :: else
  fi
}

#define knows(c, what, j) c.about = what; c.job = j; c.token = job[j].token; c.over = 0
#define forget(c) c.about = IDLE; c.job = 0; c.token = 0; c.over = 0

/* complete, fail, release: what a message says, if its token is the lease */
inline apply(c, what) {
  if
  :: held(c) ->
     assert(!c.over); /* no write under a stale token is applied */
     k = c.job;
     if
     :: what == COMPLETE -> end_attempt(k); finish(k, COMPLETED)
     :: what != COMPLETE && job[k].cancel -> end_attempt(k); finish(k, CANCELLED)
     :: (what == FAIL || what == REFUSE) && !job[k].cancel -> attempt_failed(k, what == FAIL)
     :: what == RELEASE && !job[k].cancel ->
        end_attempt(k);
        job[k].released = job[k].released + 1;
        if
        :: job[k].released > MOST_RELEASES -> finish(k, FAILED)
        :: else -> wait_again(k)
        fi
     fi
  :: else
  fi
}

/* cancel.lua */
inline job_cancel(j) {
  if
  :: job[j].token == 0 ->
     job[j].stands = 0;
     finish(j, CANCELLED)
  :: else -> job[j].cancel = 1
  fi
}

/* lease_expired of reap.lua */
inline lease_expired(j) {
  if
  :: job[j].cancel -> end_attempt(j); finish(j, CANCELLED)
  :: else ->
     end_attempt(j);
#ifndef NO_POISON
     job[j].crashes = job[j].crashes + 1;
#endif
     if
     :: job[j].crashes >= CRASHES_TO_POISON -> finish(j, FAILED)
     :: else -> wait_again(j)
     fi
  fi
}

/* clock_ran_out of reap.lua: the attempt's */
inline attempt_ran_out(j) {
  if
#ifndef ATTEMPT_CLOCK_FORGETS_CANCEL
  :: job[j].cancel -> end_attempt(j); finish(j, CANCELLED)
#endif
  :: else -> attempt_failed(j, true)
  fi
}

/* clock_ran_out of reap.lua: patience with a cancellation */
inline grace_ran_out(j) {
  end_attempt(j);
  finish(j, CANCELLED)
}

/* ── The ledger ────────────────────────────────────────────────────────────────────────────────── */

/* JobCourse: the first end wins */
inline ends(j, end) {
  if
#ifdef LEDGER_APPLIES_TWICE
  :: true ->
#else
  :: !row[j].final ->
#endif
     assert(!row[j].final);                     /* at most one result */
     assert(end != CANCELLED || row[j].wish);   /* nobody's job is cancelled without a wish */
     row[j].final = 1;
     row[j].wish = 0;
     row[j].entry = 0
  :: else
  fi
}

/* Once acknowledged, and so much later that no submission is under way any more. */
#ifdef EXPIRES_UNACKNOWLEDGED
#define may_expire(j) (row[j].relay == NOTHING)
#elif defined(EXPIRES_AT_ONCE)
#define may_expire(j) job[j].seen
#else
#define may_expire(j) (job[j].seen && row[j].relay == NOTHING)
#endif

/* ── Who does what ─────────────────────────────────────────────────────────────────────────────── */

/*
 * A worker that works may tell its job's end at any time, whether a heartbeat has told it of a cancellation or not.
 * A request that is lost is a step not taken. An answer that is lost leaves it working, until it tries again.
 */
#define told(w, what) d_step { at[w].about == WORKING -> apply(at[w], what); forget(at[w]); order_workers() }
#define told_unheard(w, what) d_step { holds(at[w], at[w].job) -> apply(at[w], what) }
#define delayed(w, what) d_step { late.about == IDLE && holds(at[w], at[w].job) -> knows(late, what, at[w].job) }
#define arrived(what) d_step { late.about == what -> apply(late, what); forget(late) }
#define may_adopt(c) (adopting && c.about == WORKING && job[c.job].status == PENDING && !job[c.job].claimed)

/* Workers are alike: of two states that differ in their names alone, one is enough. */
#define rank(c) (c.about * 16 + c.job * 8 + c.token)
#define exchange(member) was = at[0].member; at[0].member = at[1].member; at[1].member = was
inline order_workers() {
  if
  :: rank(at[0]) > rank(at[1]) -> exchange(about); exchange(job); exchange(token); exchange(over)
  :: else
  fi;
  was = 0
}

#define claims(w, j) \
  d_step { at[w].about == IDLE && job[j].stands -> assign(j); knows(at[w], WORKING, j); order_workers() }

proctype Worker(byte w) {
  end: do
  :: claims(w, 0)
#if JOBS > 1
  :: claims(w, 1)
#endif
  :: told(w, COMPLETE)
  :: told(w, FAIL)
  :: told(w, REFUSE)
  :: told(w, RELEASE)
  :: told_unheard(w, COMPLETE)
  :: told_unheard(w, FAIL)
  :: told_unheard(w, REFUSE)
  :: told_unheard(w, RELEASE)
  :: delayed(w, COMPLETE)
  :: delayed(w, FAIL)
  :: delayed(w, RELEASE)
  /* It crashes and starts anew, or hears that the job is lost. */
  :: d_step { at[w].about == WORKING -> forget(at[w]); order_workers() }
  /* Its heartbeat or registration names its job: adopt of renew.lua */
  :: d_step { may_adopt(at[w]) -> adopt(at[w]); order_workers() }
  od
}

proctype Course(byte j) {
  end: do
  /* claim.lua, whose answer is lost: nobody knows the token */
  :: d_step { job[j].stands -> assign(j); k = 0 }

  /* reap.lua, by any node at any time */
  :: d_step { job[j].status == HELD -> lease_expired(j) }
  :: d_step { job[j].status == HELD -> attempt_ran_out(j) }
  :: d_step { live(j) && job[j].cancel -> grace_ran_out(j) }
  :: d_step { job[j].status == SCHEDULED -> wait_again(j) }

#ifdef COARSE
  :: d_step {
       job[j].status == UNKNOWN && !row[j].final ->
       if
       :: row[j].wish -> ends(j, CANCELLED)
       :: else -> wait_again(j)
       fi;
       k = 0
     }
#else
  /* The reconciler finds an open job that the broker does not know. */
#ifndef NOT_SUBMITTED_AGAIN
  :: d_step { job[j].status == UNKNOWN && !row[j].final && !row[j].entry -> row[j].entry = 1 }
#endif

  /* The relay takes the outbox's entry, and tells the broker later. */
  :: d_step {
       row[j].entry && row[j].relay == NOTHING ->
       row[j].entry = 0;
       row[j].relay = (row[j].wish -> WITHDRAW : SUBMIT)
     }
  :: d_step {
       row[j].relay == SUBMIT ->
       row[j].relay = NOTHING;
       if
       :: job[j].status == UNKNOWN ->
          assert(!again[j]); /* what has ended is not executed again, unless Redis has forgotten it */
          wait_again(j)
       :: else
       fi
     }
  :: d_step {
       row[j].relay == WITHDRAW ->
       row[j].relay = NOTHING;
       if
       :: job[j].status == UNKNOWN -> ends(j, CANCELLED)
       :: else
       fi
     }
#endif
  /* The wish, or an end that the broker has not heard of. */
  :: d_step { (row[j].wish || row[j].final) && live(j) && !job[j].cancel -> job_cancel(j) }

#ifdef COARSE
  :: d_step { ended(j) -> ends(j, job[j].status); job[j].status = UNKNOWN }
#else
  /* The projection reads an end, and applies it later; acknowledged, the broker may forget it. */
  :: d_step { ended(j) && row[j].page == 0 && !job[j].seen -> row[j].page = job[j].status }
  :: d_step {
       row[j].page != 0 ->
       ends(j, row[j].page);
       row[j].page = 0;
       job[j].seen = ended(j)
     }
  :: d_step { ended(j) && may_expire(j) -> job[j].status = UNKNOWN; job[j].seen = 0 }
#endif

  /* Someone wants the job cancelled. */
  :: d_step { !row[j].final && !row[j].wish -> row[j].wish = 1 }
  od
}

inline lose(j) {
  end_attempt(j);
  job[j].status = UNKNOWN;
  job[j].stands = 0;
  job[j].crashes = 0;
  job[j].failed = 0;
  job[j].released = 0;
  job[j].claimed = 0;
  job[j].cancel = 0;
  job[j].seen = 0;
  again[j] = 0
}

#define shared(j) (holds(at[0], j) && holds(at[1], j))
#define settled(j) (row[j].final && !live(j))

proctype World() {
  end: do
  /* A message arrives that was sent before. */
  :: arrived(COMPLETE)
  :: arrived(FAIL)
  :: arrived(RELEASE)
  /* Redis loses its state; workers that come back within a lease's time may be given their jobs again. */
  :: d_step {
       !lost ->
       lost = 1;
       adopting = 1;
       lose(0)
#if JOBS > 1
       ; lose(1)
#endif
     }
  :: d_step { adopting -> adopting = 0 }
  /* At most one worker holds a job's current token. */
  :: d_step { shared(0) || shared(JOBS - 1) -> assert(false) }
  /* Where nothing is left to do, every job has its end. */
  :: timeout -> assert(settled(0) && settled(JOBS - 1)); break
  od
}

init {
  atomic {
    row[0].entry = 1;
    row[JOBS - 1].entry = 1;
    run Worker(0);
    run Worker(1);
    run Course(0);
#if JOBS > 1
    run Course(1);
#endif
    run World()
  }
}

/* Whatever comes, and in whatever order: every job has its end in the ledger, a cancelled one too. */
#ifdef LIVENESS
ltl every_job_ends { <> (row[0].final && row[JOBS - 1].final) }
#endif
