pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// What the program is built from, and under which licences; a press shows the words of one.
ColumnLayout {
    id: list

    required property Session session

    signal textRequested(name: string, text: string)

    spacing: Theme.s12
    Layout.fillWidth: true

    LicencesModel {
        id: licences

        session: list.session
    }
    AppText {
        text: qsTr("Cunbao itself is free software under the Apache License 2.0. It is built from:")
    }
    Banner {
        visible: text !== ""
        tone: Tone.Wrong
        text: licences.error
    }
    Card {
        spacing: 0

        Repeater {
            model: licences.dependencies

            ListRow {
                required property int index
                required property string name
                required property string version
                required property string licence
                required property string holder

                objectName: "verbatim" // the names of licences are the same in every language
                title: version === "any" ? name : qsTr("%1, from %2", "a program and its lowest version").arg(name).arg(version)
                subtitle: licence
                chevron: true
                divider: index < licences.dependencies.count - 1
                onClicked: list.textRequested(name, (holder === "" ? "" : "\u00a9 " + holder + "\n\n") + licences.text(licence))
            }
        }
    }
}
