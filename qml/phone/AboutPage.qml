import QtQuick
import Cunbao.Controls
import Cunbao.Settings
import Cunbao.ViewModel

/// What this program is, and what it is built from.
FocusScope {
    id: page

    required property Session session

    signal back()

    PageFrame {
        anchors.fill: parent
        focus: true
        title: qsTr("About")
        canGoBack: true
        onBack: page.back()

        AboutProgram { session: page.session }
        SectionHeader { title: qsTr("Licences") }
        LicenceList {
            session: page.session
            onTextRequested: (name, text) => words.show(name, text)
        }
    }
    LicenceSheet { id: words }
}
