pragma ComponentBehavior: Bound

import QtQuick
import Cunbao.Controls
import Cunbao.ViewModel

/// Who records for one village.
Card {
    id: card

    required property Session session
    required property VillagesModel villages

    spacing: 0

    DevicesModel {
        id: devices

        session: card.session
    }

    AppText {
        text: qsTr("Devices")
        kind: AppText.Title
        Accessible.role: Accessible.Heading
    }
    Repeater {
        model: card.villages.villages

        AppText {
            required property string code
            required property int devices

            visible: code === card.villages.selected && devices === 0
            text: qsTr("None yet, so nobody can record there.")
            secondary: true
        }
    }
    Repeater {
        model: devices.devices

        DeviceRow {
            visible: unitName === card.villages.selectedName
            interactive: false
            chevron: false
        }
    }
}
