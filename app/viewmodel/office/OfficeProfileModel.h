#pragma once

#include "app/viewmodel/session/PageModel.h"
#include "app/viewmodel/session/RowListModel.h"

namespace cunbao {

/// The office's profile (镇办基本信息): words that reports use and nobody records, asked once.
class OfficeProfileModel : public cunbao::PageModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(cunbao::RowListModel* fields READ fields CONSTANT)

public:
    explicit OfficeProfileModel(QObject* parent = nullptr);

    /// In the catalogue's order. Roles field, name (the first indicator that uses it), value.
    [[nodiscard]] RowListModel* fields() { return &m_fields; }

    Q_INVOKABLE void set(const QString& field, const QString& value);

protected:
    void load() override;

private:
    RowListModel m_fields;
};

} // namespace cunbao
