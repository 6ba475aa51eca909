#include "app/viewmodel/office/ReportModel.h"

#include "app/usecase/MakeReport.h"
#include "app/viewmodel/NumberText.h"
#include "app/viewmodel/office/ReportFacts.h"

#include <QStandardPaths>

namespace cunbao {

static_assert(int(ReportModel::Imprint) == int(BlockKind::Imprint) &&
                  int(ReportModel::Body) == int(BlockKind::Body),
              "blocks are told apart by the numbers of the document's kinds");
static_assert(int(ReportModel::Doubt) == int(SlotMark::Doubt), "and slots by those of their marks");

ReportModel::ReportModel(QObject* parent)
    : PageModel(parent), m_facts(std::make_unique<ReportFacts>()), m_blocks({"kind", "text", "marks"}, this) {
}

ReportModel::~ReportModel() = default;

void ReportModel::load() {
    read([language = language()](Ledger& ledger) { return readReport(ledger, language); },
         [this](ReportFacts facts) {
             m_blocks.setRows(std::exchange(facts.blocks, {}));
             *m_facts = std::move(facts);
             Q_EMIT changed();
         });
}

QString ReportModel::title() const {
    return m_facts->title;
}

QString ReportModel::period() const {
    return isRead() ? m_facts->period.toString() : QString();
}

QString ReportModel::periodText() const {
    return isRead() ? cunbao::periodText(m_facts->period, language()) : QString();
}

int ReportModel::total() const {
    return m_facts->counts.total;
}

int ReportModel::names() const {
    return m_facts->names;
}

int ReportModel::filled() const {
    return total() - names() - missing() - incomplete() - notApplicable() - overridden() - doubts();
}

int ReportModel::missing() const {
    return m_facts->counts.missing;
}

int ReportModel::incomplete() const {
    return m_facts->counts.incomplete;
}

int ReportModel::notApplicable() const {
    return m_facts->counts.notApplicable;
}

int ReportModel::overridden() const {
    return m_facts->overridden;
}

int ReportModel::doubts() const {
    return m_facts->doubts;
}

bool ReportModel::isRead() const {
    return !m_facts->templateId.isEmpty();
}

QUrl ReportModel::suggestedFile() const {
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return QUrl::fromLocalFile(QStringLiteral("%1/%2%3.docx").arg(folder, m_facts->author, m_facts->title));
}

void ReportModel::exportTo(const QUrl& file) {
    ReportRequest request;
    request.templateId = m_facts->templateId;
    request.period = m_facts->period;
    request.path = file.toLocalFile();
    // The ending is told before anything is read.
    if (const auto writer = reportWriterFor(request.path); !writer.ok()) {
        fail(writer.error());
        return;
    }
    clearError();
    m_exporting = true;
    Q_EMIT exportChanged();
    session()->ledger().ask(
        this, [request](Ledger& ledger) { return makeReport(ledger, request); },
        [this, path = request.path](const Result<ReportOutcome>& outcome) {
            m_exporting = false;
            if (outcome.ok()) {
                m_exportedTo = path;
                m_exportedOpen = outcome->counts.missing + outcome->counts.incomplete;
            } else {
                fail(outcome.error());
            }
            Q_EMIT exportChanged();
        });
}

void ReportModel::showExported() {
    if (m_exportedTo.isEmpty()) return;
    if (const auto shown = session()->platform().share->share(m_exportedTo); !shown.ok()) fail(shown.error());
}

void ReportModel::forgetExported() {
    m_exportedTo.clear();
    m_exportedOpen = 0;
    Q_EMIT exportChanged();
}

} // namespace cunbao
