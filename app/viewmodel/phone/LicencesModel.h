#pragma once

#include "app/viewmodel/session/PageModel.h"
#include "app/viewmodel/session/RowListModel.h"

namespace cunbao {

/// What the program is built from, and under which licences.
class LicencesModel : public cunbao::PageModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(cunbao::RowListModel* dependencies READ dependencies CONSTANT)

public:
    explicit LicencesModel(QObject* parent = nullptr)
        : PageModel(parent), m_dependencies({"name", "version", "licence", "holder"}, this) {}

    /// Roles: name; version, the lowest that it works with; licence, by its SPDX expression; holder of the
    /// copyright, if there is one.
    [[nodiscard]] RowListModel* dependencies() { return &m_dependencies; }
    /// The words of all licences that an SPDX expression names, in its order.
    Q_INVOKABLE QString text(const QString& licence);

protected:
    void load() override;

private:
    RowListModel m_dependencies;
};

} // namespace cunbao
