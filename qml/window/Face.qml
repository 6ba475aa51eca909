import QtQuick
import Cunbao.ViewModel

/// The one thing that a session shows now. Its pages are read from their files when it is shown: a phone never reads
/// the office's.
FocusScope {
    id: face

    required property Session session

    readonly property string phone: "../Phone/PhoneShell.qml"
    readonly property string shown: {
        switch (session.face) {
        case Session.Locked: return "../Phone/UnlockPage.qml";
        case Session.Village: return phone;
        case Session.Office: return "../Office/OfficeShell.qml";
        default: return "FirstRoads.qml";
        }
    }
    property Component next: null ///< what a phone shows after the passcode, read while that is typed

    onShownChanged: show()
    Component.onCompleted: show()

    function show(): void {
        loader.setSource(Qt.resolvedUrl(shown), { "session": session, "focus": true });
        if (session.face === Session.Locked && !session.hub)
            next = Qt.createComponent(phone, Component.Asynchronous, face);
    }

    Loader {
        id: loader

        anchors.fill: parent
        focus: true
    }
}
