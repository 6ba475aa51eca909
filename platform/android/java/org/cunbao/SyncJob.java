package org.cunbao;

import android.app.job.JobParameters;
import android.app.job.JobService;

/**
 * What Android wakes for a sync. The package's manifest names it, with the permission
 * android.permission.BIND_JOB_SERVICE. The work itself is done in AndroidBackgroundWork.cpp.
 * Never compiled or run.
 */
public final class SyncJob extends JobService {
    private static SyncJob service;
    private static JobParameters running;

    /** False where the app is in memory but not ready; its absence is the app not in memory. */
    private static native boolean started();

    @Override
    public boolean onStartJob(JobParameters parameters) {
        synchronized (SyncJob.class) {
            service = this;
            running = parameters;
        }
        try {
            if (started()) return true;
        } catch (UnsatisfiedLinkError notInMemory) {
            // Nothing can be synced without the passcode; the next time the app is open, it is.
        }
        forget();
        return false;
    }

    /** Android takes the time back. What was sent and acknowledged stays; the rest goes next time. */
    @Override
    public boolean onStopJob(JobParameters parameters) {
        forget();
        return false;
    }

    /** Called from Qt's thread when the work has ended. Nothing for a job that was stopped meanwhile. */
    static synchronized void ended() {
        if (running != null) service.jobFinished(running, false);
        forget();
    }

    private static synchronized void forget() {
        service = null;
        running = null;
    }
}
