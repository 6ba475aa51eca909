#include "app/viewmodel/phone/SyncPageModel.h"

#include "app/viewmodel/NumberText.h"

#include <QDir>

#include <limits>
#include <utility>

namespace cunbao {

namespace {

int counted(quint64 number) {
    return static_cast<int>(std::min<quint64>(number, std::numeric_limits<int>::max()));
}

/// A system's file chooser names files of other apps by addresses that only Qt opens.
QString pathOf(const QUrl& file) {
    return file.isLocalFile() ? file.toLocalFile() : file.toString();
}

struct Reached {
    quint64 pending = 0;
    OfficeHolds office;
};

Result<Reached> readReached(Ledger& ledger) {
    Reached reached;
    TRY_LET(reached.pending, pendingOperations(ledger));
    TRY_LET(reached.office, officeHolds(ledger));
    return reached;
}

} // namespace

SyncPageModel::SyncPageModel(QObject* parent) : PageModel(parent) {
    connect(this, &PageModel::sessionChanged, this, &SyncPageModel::follow);
}

SyncPageModel::~SyncPageModel() {
    stopFileWork();
}

void SyncPageModel::follow() {
    if (!session()) return;
    connect(session()->sync(), &SyncLoop::changed, this, &SyncPageModel::lastDoneChanged);
}

void SyncPageModel::load() {
    Q_EMIT lastDoneChanged();
    read([](Ledger& ledger) { return readReached(ledger); },
         [this](const Reached& reached) {
             m_pending = counted(reached.pending);
             m_withOffice = counted(reached.office.operations);
             m_notWithOffice = counted(reached.office.notYet);
             m_lastHeard = reached.office.lastHeard;
             m_withholding = reached.office.withholding;
             Q_EMIT shown();
         });
}

QString SyncPageModel::lastHeard() const {
    if (!m_lastHeard) return {};
    return instantText(*m_lastHeard, language(), chinaDate(session()->context().clock->now()).year());
}

QString SyncPageModel::lastDone() const {
    if (!session() || !session()->sync()->lastDone().isValid()) return {};
    return instantText(fromMillis(session()->sync()->lastDone().toMSecsSinceEpoch()), language(),
                       chinaDate(session()->context().clock->now()).year());
}

bool SyncPageModel::sharesBySheet() const {
    return session() && session()->platform().share->manner() == Share::Manner::Sheet;
}

void SyncPageModel::exportTo(const QUrl& file) {
    exchangeFile(
        Writing,
        [path = pathOf(file)](Ledger& ledger, const Progress& progress) {
            return exportBundle(ledger, path, {}, progress);
        },
        [this](const BundleReport& report) { setFileWork(report.stopped ? NotWritten : Written, report); });
}

void SyncPageModel::shareFile() {
    const QString path =
        QStringLiteral("%1/outgoing/cunbao-%2.bundle")
            .arg(session()->folder(),
                 session()->unitCode().isEmpty() ? QStringLiteral("join") : session()->unitCode());
    exchangeFile(
        Writing,
        [path](Ledger& ledger, const Progress& progress) {
            // Where that fails, writing the file says so.
            QDir().mkpath(QFileInfo(path).path());
            return exportBundle(ledger, path, {}, progress);
        },
        [this, path](const BundleReport& report) {
            if (report.stopped) {
                setFileWork(NotWritten, report);
                return;
            }
            if (const auto shared = session()->platform().share->share(path); !shared.ok()) {
                setFileWork(None);
                fail(shared.error());
                return;
            }
            setFileWork(Shared, report);
        });
}

void SyncPageModel::importFrom(const QUrl& file) {
    exchangeFile(
        Reading,
        [path = pathOf(file)](Ledger& ledger, const Progress& progress) {
            return importBundle(ledger, path, progress);
        },
        [this](const BundleReport& report) {
            setFileWork(report.stopped ? PartlyTakenIn : TakenIn, report);
            session()->wrote();
        });
}

void SyncPageModel::exchangeFile(FileWork begun, const Work& work, const Then& then) {
    if (m_fileWork == Writing || m_fileWork == Reading) return;
    clearError();
    setFileWork(begun);
    session()->ledger().ask(
        this, [work, progress = followFileWork()](Ledger& ledger) { return work(ledger, progress); },
        [this, then](const Result<BundleReport>& done) {
            m_stopped.reset();
            if (done.ok()) {
                then(*done);
                return;
            }
            setFileWork(None);
            fail(done.error());
        });
}

Progress SyncPageModel::followFileWork() {
    setFilePercent(0);
    m_stopped = std::make_shared<std::atomic<bool>>(false);
    return [this, context = QPointer<QObject>(this), &thread = session()->ledger(), stopped = m_stopped,
            last = 0](quint64 done, quint64 total) mutable {
        const int percent = total == 0 ? 0 : static_cast<int>(std::min(done, total) * 100 / total);
        if (percent != std::exchange(last, percent))
            thread.tell(context, [this, percent] { setFilePercent(percent); });
        return !*stopped;
    };
}

void SyncPageModel::stopFileWork() {
    if (m_stopped) *m_stopped = true;
}

void SyncPageModel::setFilePercent(int percent) {
    if (percent == m_filePercent) return;
    m_filePercent = percent;
    Q_EMIT filePercentChanged();
}

void SyncPageModel::setFileWork(FileWork work, const BundleReport& report) {
    m_fileWork = work;
    m_fileOperations = counted(report.operations);
    m_droppedReceipts = counted(report.droppedReceipts);
    Q_EMIT fileWorkChanged();
}

} // namespace cunbao
