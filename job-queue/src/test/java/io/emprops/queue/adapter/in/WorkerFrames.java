package io.emprops.queue.adapter.in;

import static io.emprops.queue.adapter.in.WorkerConnection.text;

import io.emprops.core.job.QueuedJob;

/** What workers say, in single quotes for the reader's sake. */
final class WorkerFrames {
  private WorkerFrames() {}

  static String json(String text) {
    return text.replace('\'', '"');
  }

  static String register(String worker) {
    return """
        {'type':'register','worker_id':'%s','machine_id':'m','slots':1,
         'capabilities':{'job_types':['simulation']}}"""
        .formatted(worker);
  }

  static String beat(String worker, QueuedJob job, String token) {
    return "{'type':'heartbeat','worker_id':'%s','jobs':[{'job_id':'%s','lease_token':'%s'}]}"
        .formatted(worker, job.id(), token);
  }

  static String held(String type, String worker, QueuedJob job, String token, String rest) {
    return "{'type':'%s','worker_id':'%s','job_id':'%s','lease_token':'%s'%s}"
        .formatted(type, worker, job.id(), token, rest);
  }
}
