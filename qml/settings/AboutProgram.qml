import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// What this program is, and what it does with what is recorded.
ColumnLayout {
    id: about

    required property Session session

    spacing: Theme.s12
    Layout.fillWidth: true

    Card {
        AppText {
            text: qsTr("Cunbao")
            kind: AppText.Headline
        }
        AppText {
            text: qsTr("Version %1").arg(about.session.programVersion)
            secondary: true
        }
        AppText { text: qsTr("A figure is recorded once in the village, and fills every report that asks for it.") }
    }
    Card {
        AppText {
            text: qsTr("Your figures")
            strong: true
        }
        AppText { text: about.session.mainOffice
                  ? qsTr("They are kept encrypted on this computer. Only the office and the village that a figure belongs to can read it, whatever server carries it.")
                  : qsTr("They are kept encrypted on this device. Only your office and your village's own devices can read them, whatever server carries them.") }
        AppText { text: qsTr("The program asks for no rosters and no ID numbers, and reports nothing to its makers.") }
    }
}
