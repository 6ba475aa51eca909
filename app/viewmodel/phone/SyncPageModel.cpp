#include "app/viewmodel/phone/SyncPageModel.h"

#include "app/viewmodel/NumberText.h"

#include <QDir>

#include <limits>

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
        Writing, [path = pathOf(file)](Ledger& ledger) { return exportBundle(ledger, path, {}); },
        [this](const BundleReport& report) { setFileWork(Written, report); });
}

void SyncPageModel::shareFile() {
    const QString path =
        QStringLiteral("%1/outgoing/cunbao-%2.bundle")
            .arg(session()->folder(),
                 session()->unitCode().isEmpty() ? QStringLiteral("join") : session()->unitCode());
    exchangeFile(
        Writing,
        [path](Ledger& ledger) {
            // Where that fails, writing the file says so.
            QDir().mkpath(QFileInfo(path).path());
            return exportBundle(ledger, path, {});
        },
        [this, path](const BundleReport& report) {
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
        Reading, [path = pathOf(file)](Ledger& ledger) { return importBundle(ledger, path); },
        [this](const BundleReport& report) {
            setFileWork(TakenIn, report);
            session()->wrote();
        });
}

void SyncPageModel::exchangeFile(FileWork begun, const Work& work, const Then& then) {
    if (m_fileWork == Writing || m_fileWork == Reading) return;
    clearError();
    setFileWork(begun);
    session()->ledger().ask(this, work, [this, then](const Result<BundleReport>& done) {
        if (done.ok()) {
            then(*done);
            return;
        }
        setFileWork(None);
        fail(done.error());
    });
}

void SyncPageModel::setFileWork(FileWork work, const BundleReport& report) {
    m_fileWork = work;
    m_fileOperations = counted(report.operations);
    m_droppedReceipts = counted(report.droppedReceipts);
    Q_EMIT fileWorkChanged();
}

} // namespace cunbao
