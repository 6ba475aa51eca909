#include "platform/android/AndroidBackgroundWork.h"

#include "platform/api/DeviceError.h"

#include <QCoreApplication>
#include <QJniEnvironment>
#include <QJniObject>

#include <chrono>

namespace cunbao {

namespace {

constexpr char Service[] = "org/cunbao/SyncJob";
constexpr jint JobId = 1;
constexpr jint NetworkTypeAny = 1;  // android.app.job.JobInfo
constexpr jint ScheduleSuccess = 1; // android.app.job.JobScheduler
// The shortest that Android grants.
constexpr std::chrono::milliseconds Period = std::chrono::minutes(15);

/// Java calls a function, not an object. Read and written on Qt's thread only.
AndroidBackgroundWork* instance = nullptr;

void jobEnded() {
    QJniObject::callStaticMethod<void>(Service, "ended", "()V");
}

QJniObject scheduler(const QJniObject& context) {
    return context.callObjectMethod("getSystemService", "(Ljava/lang/String;)Ljava/lang/Object;",
                                    QJniObject::fromString(QStringLiteral("jobscheduler")).object<jstring>());
}

QJniObject periodicJob(const QJniObject& context) {
    const QJniObject service("android/content/ComponentName",
                             "(Landroid/content/Context;Ljava/lang/String;)V", context.object(),
                             QJniObject::fromString(QStringLiteral("org.cunbao.SyncJob")).object<jstring>());
    const QJniObject builder("android/app/job/JobInfo$Builder", "(ILandroid/content/ComponentName;)V", JobId,
                             service.object());
    builder.callObjectMethod("setPeriodic", "(J)Landroid/app/job/JobInfo$Builder;",
                             static_cast<jlong>(Period.count()));
    builder.callObjectMethod("setRequiredNetworkType", "(I)Landroid/app/job/JobInfo$Builder;",
                             NetworkTypeAny);
    return builder.callObjectMethod("build", "()Landroid/app/job/JobInfo;");
}

} // namespace

void runBackgroundWork() {
    if (instance != nullptr && instance->m_work)
        instance->m_work([] { jobEnded(); });
    else
        jobEnded();
}

namespace {

/// SyncJob.started(), on Android's main thread.
jboolean started(JNIEnv*, jclass) {
    if (QCoreApplication::instance() == nullptr) return JNI_FALSE;
    QMetaObject::invokeMethod(QCoreApplication::instance(), runBackgroundWork, Qt::QueuedConnection);
    return JNI_TRUE;
}

} // namespace

AndroidBackgroundWork::AndroidBackgroundWork() {
    instance = this;
}

AndroidBackgroundWork::~AndroidBackgroundWork() {
    instance = nullptr;
}

Result<void> AndroidBackgroundWork::enable(Work work) {
    const auto notOffered = [](const char* step) {
        return fail(DeviceErrc::NotOffered, {QStringLiteral("background work"), QString::fromLatin1(step)});
    };
    QJniEnvironment java;
    const JNINativeMethod methods[] = {{"started", "()Z", reinterpret_cast<void*>(started)}};
    if (!java.registerNativeMethods(Service, methods, 1)) return notOffered("SyncJob");
    const QJniObject context(QNativeInterface::QAndroidApplication::context());
    const QJniObject jobs = scheduler(context);
    const QJniObject job = periodicJob(context);
    if (!jobs.isValid() || !job.isValid()) return notOffered("JobScheduler");
    if (jobs.callMethod<jint>("schedule", "(Landroid/app/job/JobInfo;)I", job.object()) != ScheduleSuccess)
        return notOffered("schedule");
    m_work = std::move(work);
    return {};
}

void AndroidBackgroundWork::disable() {
    m_work = nullptr;
    const QJniObject context(QNativeInterface::QAndroidApplication::context());
    scheduler(context).callMethod<void>("cancel", "(I)V", JobId);
}

} // namespace cunbao
