// Qt 6.4 loads no component that is bound to its file, so these name what is around them unbound.
// qmllint disable unqualified
import QtQuick
import Cunbao.ViewModel
import Cunbao.Phone
import Cunbao.Office

/// Before there is a home the person chooses a road: joining an office, or making one.
FocusScope {
    id: roads

    required property Session session
    required property Face face

    enum Road { None, Joining, Creating }
    property int road: FirstRoads.None

    Binding { target: roads.face; property: "creating"; value: roads.road === FirstRoads.Creating }
    Loader {
        anchors.fill: parent
        focus: true
        sourceComponent: {
            if (roads.road === FirstRoads.Joining) return join
            return roads.road === FirstRoads.Creating ? create : welcome
        }
    }

    Component {
        id: welcome
        WelcomePage {
            focus: true
            session: roads.session
            onJoinChosen: roads.road = FirstRoads.Joining
            onCreateChosen: roads.road = FirstRoads.Creating
        }
    }
    Component {
        id: join
        JoinRoad {
            focus: true
            session: roads.session
            onBack: roads.road = FirstRoads.None
        }
    }
    Component {
        id: create
        CreateOfficePage {
            focus: true
            session: roads.session
            onBack: roads.road = FirstRoads.None
        }
    }
}
