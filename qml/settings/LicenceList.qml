pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// What the program is built from, and under which licences.
ColumnLayout {
    id: list

    required property Session session

    spacing: 0
    Layout.fillWidth: true

    LicencesModel {
        id: licences

        session: list.session
    }
    AppText {
        text: qsTr("Cunbao itself is free software under the Apache License 2.0. It is built from:")
        Layout.bottomMargin: Theme.s8
    }
    Banner {
        visible: text !== ""
        tone: Tone.Wrong
        text: licences.error
    }
    Repeater {
        model: licences.dependencies

        ListRow {
            required property string name
            required property string version
            required property string licence

            objectName: "verbatim" // the names of licences are the same in every language
            title: version === "any" ? name : qsTr("%1, from %2", "a program and its lowest version").arg(name).arg(version)
            subtitle: licence
            interactive: false
            divider: true
        }
    }
}
