import QtQuick
import QtQuick.Window
import Cunbao.Theme
import Cunbao.ViewModel

/// The program's window. What it shows follows from the session: a device without a home is welcomed, a
/// locked one asks for its passcode, and the rest depends on the role.
Window {
    id: window

    required property Session session

    readonly property bool deskSized: session.face === Session.Office

    visible: true
    width: deskSized ? 1280 : 412
    height: deskSized ? 800 : 860
    minimumWidth: 320
    minimumHeight: 480
    title: session.unitName.length > 0 ? qsTr("Cunbao · %1").arg(session.unitName) : qsTr("Cunbao")
    color: Theme.paper

    Binding { target: Theme; property: "dark"; value: window.session.preferences.dark }
    Binding { target: Theme; property: "elder"; value: window.session.preferences.elder }
    Binding { target: Theme; property: "textScale"; value: window.session.preferences.textPercent / 100 }

    Face {
        anchors.fill: parent
        focus: true
        session: window.session
    }
}
