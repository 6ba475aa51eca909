import QtQuick
import Cunbao.ViewModel

/// The one thing that a session shows now. Its pages are read from their files when it is shown: a phone never reads
/// the office's.
FocusScope {
    id: face

    required property Session session

    property bool creating: false ///< an office is being made
    /// It is for a desk, as far as that can be known: a locked home tells no role but that of the main office device.
    readonly property bool desk: {
        switch (session.face) {
        case Session.Office: return true;
        case Session.Locked: return session.mainOfficeHome;
        case Session.Welcome: return creating;
        default: return false;
        }
    }
    readonly property string phone: "../Phone/PhoneShell.qml"
    readonly property string roads: "FirstRoads.qml"
    readonly property string shown: {
        switch (session.face) {
        case Session.Locked: return "../Phone/UnlockPage.qml";
        case Session.Village: return phone;
        case Session.Office: return "../Office/OfficeShell.qml";
        default: return roads;
        }
    }
    property Component next: null ///< what a phone shows after the passcode, read while that is typed

    onShownChanged: show()
    Component.onCompleted: show()

    function show(): void {
        const given = { "session": session, "focus": true };
        if (shown === roads)
            given.face = face;
        loader.setSource(Qt.resolvedUrl(shown), given);
        if (session.face === Session.Locked && !session.hub)
            next = Qt.createComponent(phone, Component.Asynchronous, face);
    }

    Loader {
        id: loader

        anchors.fill: parent
        focus: true
    }
}
