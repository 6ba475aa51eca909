import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// What the invite says, before anything is stored.
ColumnLayout {
    id: check

    required property JoinModel model

    spacing: Theme.s12
    Layout.fillWidth: true

    Banner {
        visible: check.model.expired
        tone: Tone.Wrong
        text: qsTr("This invite has expired. Nothing was stored. Ask the office for a new one.")
    }
    Card {
        ListRow {
            interactive: false
            title: qsTr("Office")
            value: check.model.officeName
        }
        Divider {}
        ListRow {
            interactive: false
            title: qsTr("Your village")
            subtitle: check.model.unitCode
            value: check.model.unitName
        }
        Divider {}
        ListRow {
            interactive: false
            title: qsTr("You are")
            value: check.model.roleText
        }
        Divider {}
        ListRow {
            interactive: false
            title: qsTr("Valid until")
            value: check.model.expiresText
        }
    }
    AppText {
        secondary: true
        text: check.model.overNetwork
              ? qsTr("Is something wrong here? Go back and ask the office. Nothing has been stored yet.")
              : qsTr("This invite names no hub: figures will travel as files. Nothing has been stored yet.")
    }
}
