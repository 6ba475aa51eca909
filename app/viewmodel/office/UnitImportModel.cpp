#include "app/viewmodel/office/UnitImportModel.h"

#include "app/domain/CatalogueCsv.h"
#include "app/usecase/PublishUnits.h"
#include "platform/base/AtomicFile.h"

#include <QFileInfo>

namespace cunbao {

namespace {

constexpr qint64 MaxCsv = 64 * 1024 * 1024;

struct ReadUnits {
    std::vector<OrgUnit> units;
    UnitChanges changes;
};

QStringList namesOf(const std::vector<OrgUnit>& units) {
    QStringList names;
    for (const OrgUnit& unit : units)
        names.append(unit.name);
    return names;
}

} // namespace

bool UnitImportModel::nothingToDo() const {
    return m_units && m_added.isEmpty() && m_changed.isEmpty() && m_removed.isEmpty();
}

void UnitImportModel::look(const QUrl& file) {
    forget();
    const QString path = file.toLocalFile();
    m_fileName = QFileInfo(path).fileName();
    ask(
        [path](Ledger& ledger) -> Result<ReadUnits> {
            ReadUnits found;
            TRY_LET(const QByteArray csv, AtomicFile::read(path, MaxCsv));
            TRY_LET(found.units, orgUnitsFromCsv(csv));
            TRY_LET(found.changes, previewUnits(ledger, found.units));
            return found;
        },
        [this](ReadUnits found) {
            m_units = std::move(found.units);
            m_added = namesOf(found.changes.added);
            m_changed = namesOf(found.changes.changed);
            m_removed = namesOf(found.changes.removed);
            Q_EMIT changed();
        });
    Q_EMIT changed();
}

void UnitImportModel::publish() {
    if (!ready()) return;
    act([units = *m_units](Ledger& ledger) { return publishUnits(ledger, units); },
        [this](std::monostate) {
            forget();
            Q_EMIT published();
        });
}

void UnitImportModel::forget() {
    clearError();
    m_fileName.clear();
    m_units.reset();
    m_added.clear();
    m_changed.clear();
    m_removed.clear();
    Q_EMIT changed();
}

} // namespace cunbao
