import QtQuick
import Cunbao.Controls
import Cunbao.Settings
import Cunbao.ViewModel

/// What this program is, and what it is built from.
PageFrame {
    id: page

    required property Session session

    title: qsTr("About")
    canGoBack: true

    AboutProgram { session: page.session }
    SectionHeader { title: qsTr("Licences") }
    LicenceList { session: page.session }
}
