#include "platform/phone/QtPermissions.h"

#include <QCoreApplication>
#include <QPermissions>

namespace cunbao {

namespace {

Permissions::State stateOf(Qt::PermissionStatus status) {
    switch (status) {
    case Qt::PermissionStatus::Undetermined: return Permissions::State::NotAsked;
    case Qt::PermissionStatus::Granted: return Permissions::State::Granted;
    case Qt::PermissionStatus::Denied: break;
    }
    return Permissions::State::Denied;
}

/// Only while the app is used, and as exact as the device can: a place beside an entry, never a track.
QLocationPermission exactLocation() {
    QLocationPermission permission;
    permission.setAccuracy(QLocationPermission::Precise);
    permission.setAvailability(QLocationPermission::WhenInUse);
    return permission;
}

template <class Visit>
auto withPermission(Permissions::Ability ability, Visit visit) {
    if (ability == Permissions::Ability::Location) return visit(exactLocation());
    return visit(QCameraPermission());
}

} // namespace

Permissions::State QtPermissions::state(Ability ability) const {
    return withPermission(ability,
                          [](const auto& permission) { return stateOf(qApp->checkPermission(permission)); });
}

void QtPermissions::request(Ability ability, Answer answer) {
    withPermission(ability, [&](const auto& permission) {
        qApp->requestPermission(permission, &m_context, [answer](const QPermission& answered) {
            answer(stateOf(answered.status()));
        });
    });
}

} // namespace cunbao
