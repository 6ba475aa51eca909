// Qt 6.4 loads no component that is bound to its file, so these name what is around them unbound.
// qmllint disable unqualified
import QtQuick
import Cunbao.ViewModel
import Cunbao.Phone
import Cunbao.Office

/// The one thing that a session shows now. Before there is a home the person chooses a road: joining an
/// office, or making one.
FocusScope {
    id: face

    required property Session session

    enum Road { None, Joining, Creating }
    property int road: Face.None

    Connections {
        target: face.session
        function onChanged(): void {
            if (face.session.face !== Session.Welcome)
                face.road = Face.None
        }
    }

    Loader {
        anchors.fill: parent
        focus: true
        sourceComponent: {
            switch (face.session.face) {
            case Session.Locked: return unlock
            case Session.Village: return phone
            case Session.Office: return office
            default: break
            }
            if (face.road === Face.Joining) return join
            return face.road === Face.Creating ? create : welcome
        }
    }

    Component {
        id: welcome
        WelcomePage {
            session: face.session
            onJoinChosen: face.road = Face.Joining
            onCreateChosen: face.road = Face.Creating
        }
    }
    Component {
        id: join
        JoinRoad {
            session: face.session
            onBack: face.road = Face.None
        }
    }
    Component {
        id: create
        CreateOfficePage {
            session: face.session
            onBack: face.road = Face.None
        }
    }
    Component {
        id: unlock
        UnlockPage { session: face.session }
    }
    Component {
        id: phone
        PhoneShell { session: face.session }
    }
    Component {
        id: office
        OfficeShell { session: face.session }
    }
}
