package io.emprops.core.prior.port.in;

import io.emprops.core.job.JobId;
import io.emprops.core.job.JobType;
import io.emprops.core.prior.ImportFault;
import io.emprops.core.prior.ImportNote;
import io.emprops.core.prior.ImportReason;
import java.util.List;
import java.util.Set;

/** What became of one prior job. */
public sealed interface ImportVerdict {

  /** Its id there. */
  String priorId();

  /** It is in the ledger and will not be forgotten. */
  record Imported(String priorId, JobId job, JobType jobType, Set<ImportNote> notes)
      implements ImportVerdict {
    public Imported {
      notes = Set.copyOf(notes);
    }
  }

  /** It was imported before, as this job; nothing changed. */
  record AlreadyImported(String priorId, JobId job) implements ImportVerdict {}

  /** It would be imported. */
  record Importable(String priorId, JobType jobType, Set<ImportNote> notes)
      implements ImportVerdict {
    public Importable {
      notes = Set.copyOf(notes);
    }
  }

  /** It is not taken; nothing was stored. */
  record NotTaken(String priorId, ImportReason reason, List<ImportFault> faults)
      implements ImportVerdict {
    public NotTaken {
      faults = List.copyOf(faults);
    }
  }
}
