// Qt 6.4 loads no component that is bound to its file, so these name what is around them unbound.
// qmllint disable unqualified
import QtQuick
import Cunbao.ViewModel
import Cunbao.Phone

/// Joining, in the order that a person is owed: first what is collected and why, then the invite.
FocusScope {
    id: road

    required property Session session
    signal back()

    property bool accepted: false

    Loader {
        anchors.fill: parent
        focus: true
        sourceComponent: road.accepted ? join : privacy
    }
    Component {
        id: privacy
        PrivacyPage {
            focus: true
            session: road.session
            onAccepted: road.accepted = true
            onBack: road.back()
        }
    }
    Component {
        id: join
        JoinPage {
            focus: true
            session: road.session
            onBack: road.accepted = false
        }
    }
}
