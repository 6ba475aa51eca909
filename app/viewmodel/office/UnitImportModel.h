#pragma once

#include "app/domain/Catalogue.h"
#include "app/viewmodel/session/PageModel.h"

#include <QUrl>

namespace cunbao {

/// A new list of villages from a CSV file: first what it would change, then, where somebody agrees,
/// published.
class UnitImportModel : public cunbao::PageModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString fileName READ fileName NOTIFY changed)
    Q_PROPERTY(bool ready READ ready NOTIFY changed)
    Q_PROPERTY(bool nothingToDo READ nothingToDo NOTIFY changed)
    Q_PROPERTY(QList<QString> added READ added NOTIFY changed)
    Q_PROPERTY(QList<QString> changedOnes READ changedOnes NOTIFY changed)
    Q_PROPERTY(QList<QString> removed READ removed NOTIFY changed)

public:
    explicit UnitImportModel(QObject* parent = nullptr) : PageModel(parent) {}

    /// Of the file that was looked at last; empty: none.
    [[nodiscard]] QString fileName() const { return m_fileName; }
    /// The file is sound and would change something.
    [[nodiscard]] bool ready() const { return m_units && !nothingToDo(); }
    /// The file is sound and says what is in force already.
    [[nodiscard]] bool nothingToDo() const;
    /// Names, by code.
    [[nodiscard]] QStringList added() const { return m_added; }
    [[nodiscard]] QStringList changedOnes() const { return m_changed; }
    [[nodiscard]] QStringList removed() const { return m_removed; }

    /// Looks at a file; nothing is written.
    Q_INVOKABLE void look(const QUrl& file);
    Q_INVOKABLE void publish();
    Q_INVOKABLE void forget();

Q_SIGNALS:
    void changed();
    void published();

protected:
    void load() override {}

private:
    QString m_fileName;
    std::optional<std::vector<OrgUnit>> m_units; ///< as the file has them, where it is sound
    QStringList m_added;
    QStringList m_changed;
    QStringList m_removed;
};

} // namespace cunbao
