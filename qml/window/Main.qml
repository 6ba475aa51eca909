import QtQuick
import QtQuick.Window
import Cunbao.Theme
import Cunbao.ViewModel

/// The program's window. What it shows follows from the session: a device without a home is welcomed, a
/// locked one asks for its passcode, and the rest depends on the role. It begins as large as a phone, or as an
/// office needs it, and grows once it shows what is for a desk, unless the person has given it a size. It never
/// shrinks by itself.
Window {
    id: window

    required property Session session

    readonly property int phoneWidth: 412
    property bool deskSized: face.desk
    property int tallest: Screen.desktopAvailableHeight

    visible: true
    width: deskSized ? 1280 : phoneWidth
    height: Math.min(tallest, deskSized ? 800 : 860)
    minimumWidth: 320
    minimumHeight: 480
    title: session.unitName.length > 0 ? qsTr("Cunbao · %1").arg(session.unitName) : qsTr("Cunbao")
    color: Theme.paper

    // Once it is there the size is the person's: neither another screen nor another page takes it back.
    Component.onCompleted: {
        deskSized = face.desk;
        tallest = Screen.desktopAvailableHeight;
    }

    function grow(): void {
        if (deskSized || width !== phoneWidth || visibility !== Window.Windowed)
            return;
        deskSized = true;
        x = Screen.virtualX + Math.max(0, Math.round((Screen.width - width) / 2));
        y = Screen.virtualY + Math.max(0, Math.round((Screen.height - height) / 2));
    }

    Binding { target: Theme; property: "dark"; value: window.session.preferences.dark }
    Binding { target: Theme; property: "elder"; value: window.session.preferences.elder }
    Binding { target: Theme; property: "textScale"; value: window.session.preferences.textPercent / 100 }

    Face {
        id: face

        anchors.fill: parent
        focus: true
        session: window.session
        onDeskChanged: if (desk) window.grow()
    }
}
