#include "app/viewmodel/phone/LedgerModel.h"

#include "app/usecase/RecordContext.h"
#include "app/viewmodel/NumberText.h"
#include "app/viewmodel/Unbroken.h"

#include <limits>
#include <utility>

namespace cunbao {

namespace {

struct Page {
    std::vector<EntryRow> rows;
    bool more = false;
    QString indicatorName;
    QString total;
    quint64 counting = 0;
};

/// Where this device records the indicator for one unit, and that comes to a number.
QString totalOf(Ledger& ledger, const Indicator& indicator, Language language) {
    const auto context = recordContext(ledger, indicator.id);
    if (!context.ok() || !context->figure.hasValue()) return {};
    return withUnit(figureText(context->figure, indicator, language), unitWordOf(indicator, language));
}

Result<Page> readPage(Ledger& ledger, const EntryFilter& filter, Language language) {
    EntryReader reader(ledger);
    TRY_LET(const auto entries, reader.list(filter));
    TRY_LET(const QDate today, ledger.today());
    // A device that waits for its certificate has no catalogue yet, and no entries.
    const Catalogue* catalogue = nullptr;
    if (const auto current = ledger.currentCatalogue(); current.ok())
        catalogue = *current;
    else if (!current.error().is(AppErrc::CatalogueMissing))
        return current.error();
    Page page;
    page.more = static_cast<qsizetype>(entries.size()) == filter.limit;
    for (const EntryView& entry : entries)
        page.rows.push_back(rowOf(entry, catalogue, language, today.year()));
    if (const Indicator* indicator = catalogue ? catalogue->find(filter.indicator) : nullptr) {
        page.indicatorName = nameOf(*indicator, language);
        page.total = totalOf(ledger, *indicator, language);
    } else
        page.indicatorName = filter.indicator;
    TRY_LET(page.counting, reader.count(filter));
    return page;
}

} // namespace

LedgerModel::LedgerModel(QObject* parent) : PageModel(parent) {
    connect(&m_entries, &EntryListModel::wanted, this, &LedgerModel::fetchMore);
}

void LedgerModel::setIndicator(const QString& indicator) {
    if (m_indicator == indicator) return;
    m_indicator = indicator;
    m_entries.clear();
    Q_EMIT indicatorChanged();
    reload();
}

void LedgerModel::setHistory(bool history) {
    if (m_history == history) return;
    m_history = history;
    Q_EMIT historyChanged();
    reload();
}

EntryFilter LedgerModel::filter() const {
    EntryFilter filter;
    filter.indicator = m_indicator;
    // A village's device looks at its own; an office device at all that it holds.
    if (!session()->unit().isTownship()) filter.unit = session()->unit();
    filter.history = m_history;
    filter.newestFirst = true;
    filter.limit = PageSize;
    return filter;
}

void LedgerModel::load() {
    EntryFilter asked = filter();
    // As many as are on screen already, so that nobody who has scrolled is thrown back to the top.
    asked.limit = std::max(PageSize, m_entries.count());
    read([asked, language = language()](Ledger& ledger) { return readPage(ledger, asked, language); },
         [this](Page page) {
             m_entries.show(std::move(page.rows), page.more);
             m_indicatorName = page.indicatorName;
             m_total = page.total;
             m_counting = static_cast<int>(std::min<quint64>(page.counting, std::numeric_limits<int>::max()));
             Q_EMIT shown();
             if (std::exchange(m_wanted, false)) fetchMore();
         });
}

void LedgerModel::fetchMore() {
    if (!m_entries.canFetchMore({})) return;
    // A page that is asked for while the list is read would begin behind a row that may be gone by then.
    m_wanted = busy();
    if (m_wanted) return;
    EntryFilter asked = filter();
    asked.after = m_entries.end();
    read([asked, language = language()](Ledger& ledger) { return readPage(ledger, asked, language); },
         [this](Page page) {
             m_entries.append(std::move(page.rows), page.more);
             if (std::exchange(m_wanted, false)) fetchMore();
         });
}

} // namespace cunbao
