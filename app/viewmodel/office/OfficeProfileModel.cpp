#include "app/viewmodel/office/OfficeProfileModel.h"

#include "app/store/FigureReader.h"
#include "app/usecase/OfficeDesk.h"
#include "app/viewmodel/NumberText.h"

namespace cunbao {

OfficeProfileModel::OfficeProfileModel(QObject* parent)
    : PageModel(parent), m_fields({"field", "name", "value"}, this) {}

void OfficeProfileModel::load() {
    using Rows = std::vector<RowListModel::Row>;
    read(
        [language = language()](Ledger& ledger) -> Result<Rows> {
            TRY_LET(const Catalogue* catalogue, ledger.currentCatalogue());
            TRY_LET(auto known, FigureReader(ledger).profile());
            Rows rows;
            QStringList listed;
            for (const Indicator& indicator : catalogue->indicators()) {
                const QString& field = indicator.expression;
                if (indicator.recordedBy != RecordedBy::Profile || listed.contains(field)) continue;
                listed.append(field);
                rows.push_back({field, nameOf(indicator, language), known.take(field)});
            }
            // What no indicator of this catalogue names has no other words than its own.
            for (auto left = known.cbegin(); left != known.cend(); ++left)
                rows.push_back({left.key(), left.key(), left.value()});
            return rows;
        },
        [this](Rows rows) { m_fields.setRows(std::move(rows)); });
}

void OfficeProfileModel::set(const QString& field, const QString& value) {
    const QString text = value.trimmed();
    for (int row = 0; row < m_fields.count(); ++row)
        if (m_fields.at(row, "field").toString() == field && m_fields.at(row, "value").toString() == text)
            return;
    act([field, text](Ledger& ledger) { return setProfileField(ledger, field, text); },
        [](std::monostate) {});
}

} // namespace cunbao
