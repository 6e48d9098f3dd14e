package io.emprops.it.faults.live;

import io.emprops.it.faults.live.PlannedFault.Kind;
import io.emprops.it.faults.live.PlannedJob.Ending;
import io.emprops.it.faults.live.PlannedJob.Following;
import io.emprops.it.stack.FaultyStack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What will be asked for and what will go wrong in one history: a seed decides, and decides the
 * same again. When it happens exactly, and what comes of it, is the machine's.
 *
 * @param obstinacy what the worker in the harness draws its moods from
 */
record Schedule(List<PlannedJob> jobs, List<PlannedFault> faults, long obstinacy) {
  static final int CUSTOMERS = FaultyStack.APIS.size();

  private static final int LENGTH_MS = 6_000;
  private static final int FEWEST_JOBS = 12;
  private static final int MORE_JOBS = 13;
  private static final int FEWEST_FAULTS = 2;
  private static final int MORE_FAULTS = 4;
  private static final int MOST_KILLS = 2;
  private static final int LONGEST_FAULT_MS = 7_000;

  /** How long a part is left alone after a fault, so that two do not meet on it. */
  private static final Duration REST = Duration.ofMillis(500);

  private static final List<Following> FOLLOWING = List.of(Following.values());
  private static final String REDIS = "Redis";
  private static final List<String> SERVICES =
      Stream.of(FaultyStack.WORKERS, FaultyStack.GATEWAYS, FaultyStack.APIS)
          .flatMap(List::stream)
          .toList();

  Schedule {
    jobs = List.copyOf(jobs);
    faults = List.copyOf(faults);
  }

  static Schedule of(long seed) {
    var random = new SplittableRandom(seed);
    List<PlannedJob> jobs =
        IntStream.range(0, FEWEST_JOBS + random.nextInt(MORE_JOBS))
            .mapToObj(number -> job(number, random))
            .sorted(Comparator.comparing(PlannedJob::at))
            .toList();
    return new Schedule(jobs, faults(random), random.nextLong());
  }

  private static PlannedJob job(int number, SplittableRandom random) {
    return new PlannedJob(
        number,
        millis(random, LENGTH_MS),
        random.nextInt(CUSTOMERS),
        random.nextInt(3) == 0 ? millis(random, 3_000) : millis(random, 600),
        ending(random),
        random.nextInt(3) == 0 ? random.nextInt(101) : 50,
        sometimes(random, 10, 2_000),
        sometimes(random, 12, 4_000),
        sometimes(random, 8, 2_500),
        random.nextInt(4) == 0,
        FOLLOWING.get(random.nextInt(FOLLOWING.size())));
  }

  private static Ending ending(SplittableRandom random) {
    return switch (random.nextInt(10)) {
      case 0, 1 -> Ending.FAILS_FIRST;
      case 2 -> Ending.FAILS_ALWAYS;
      case 3 -> Ending.INVALID;
      default -> Ending.WELL;
    };
  }

  private static Optional<Duration> sometimes(SplittableRandom random, int oneIn, int most) {
    return random.nextInt(oneIn) == 0 ? Optional.of(millis(random, most)) : Optional.empty();
  }

  private static Duration millis(SplittableRandom random, int most) {
    return Duration.ofMillis(random.nextInt(most));
  }

  private static List<PlannedFault> faults(SplittableRandom random) {
    List<PlannedFault> faults = new ArrayList<>();
    Map<String, Duration> busyUntil = new HashMap<>();
    int kills = 0;
    int wanted = FEWEST_FAULTS + random.nextInt(MORE_FAULTS);
    for (Duration at :
        random.ints(wanted, 500, LENGTH_MS).sorted().mapToObj(Duration::ofMillis).toList()) {
      PlannedFault fault = random.nextInt(3) == 0 ? ofRedis(at, random) : ofService(at, random);
      boolean kill = fault.kind() == Kind.KILL;
      if (busyUntil.getOrDefault(fault.part(), Duration.ZERO).compareTo(at) <= 0
          && (!kill || kills < MOST_KILLS)) {
        faults.add(fault);
        kills += kill ? 1 : 0;
        busyUntil.put(
            fault.part(), at.plus(fault.lasts()).plus(kill ? Duration.ofMinutes(1) : REST));
      }
    }
    return faults;
  }

  private static PlannedFault ofRedis(Duration at, SplittableRandom random) {
    Kind kind =
        List.of(Kind.RESTART, Kind.FLUSH, Kind.FLUSH, Kind.ROLL_BACK, Kind.ROLL_BACK, Kind.FREEZE)
            .get(random.nextInt(6));
    return new PlannedFault(
        at, kind, REDIS, kind == Kind.FREEZE ? millis(random, 3_000) : Duration.ZERO);
  }

  private static PlannedFault ofService(Duration at, SplittableRandom random) {
    Kind kind =
        List.of(Kind.KILL, Kind.FREEZE, Kind.FREEZE, Kind.CUT, Kind.SILENCE).get(random.nextInt(5));
    Duration lasts = millis(random, kind == Kind.KILL ? 1_000 : LONGEST_FAULT_MS);
    return new PlannedFault(at, kind, SERVICES.get(random.nextInt(SERVICES.size())), lasts);
  }
}
