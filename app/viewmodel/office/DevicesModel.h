#pragma once

#include "app/viewmodel/session/PageModel.h"
#include "app/viewmodel/session/RowListModel.h"

namespace cunbao {

/// The township's devices, and the invites that nobody has used yet.
class DevicesModel : public cunbao::PageModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(cunbao::RowListModel* devices READ devices CONSTANT)
    Q_PROPERTY(cunbao::RowListModel* invites READ invites CONSTANT)
    Q_PROPERTY(int active READ active NOTIFY changed)
    Q_PROPERTY(bool anyVillage READ anyVillage NOTIFY changed)

public:
    explicit DevicesModel(QObject* parent = nullptr);

    /// The township's first, then by village; within it active ones first. Roles deviceId, person (empty:
    /// unknown), unitName, roleText, revoked, isThis, desk: a computer of
    /// the office, revocable: this device may end it.
    [[nodiscard]] RowListModel* devices() { return &m_devices; }
    /// Open ones, the one that expires first first. Roles person, unitName, roleText, expiresText.
    [[nodiscard]] RowListModel* invites() { return &m_invites; }
    /// How many devices may write or read.
    [[nodiscard]] int active() const { return m_active; }

    /// The township has villages that devices can be invited for.
    [[nodiscard]] bool anyVillage() const { return m_anyVillage; }

    /// Ends a device's authority; what was received of it until now counts.
    Q_INVOKABLE void revoke(const QString& deviceId);

Q_SIGNALS:
    void changed();
    void revoked();

protected:
    void load() override;

private:
    struct Facts;
    void show(const Facts& facts);

    RowListModel m_devices;
    RowListModel m_invites;
    int m_active = 0;
    bool m_anyVillage = false;
};

} // namespace cunbao
