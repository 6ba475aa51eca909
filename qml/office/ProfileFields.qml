pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// What reports call the township and its places: asked once, used by every report.
ColumnLayout {
    id: list

    required property Session session
    property string only: "" ///< the field that is asked for; empty: all
    readonly property int count: profile.fields.count

    spacing: Theme.s12
    Layout.fillWidth: true

    OfficeProfileModel {
        id: profile

        session: list.session
    }

    AppText {
        text: qsTr("The report writes these names wherever the text needs them.")
        secondary: true
    }
    Banner {
        visible: text !== ""
        tone: Tone.Wrong
        text: profile.error
    }
    Repeater {
        model: profile.fields

        ProfileField {
            required property string field
            required property string name
            required property string value

            visible: list.only === "" || list.only === field
            label: name
            saved: value
            busy: profile.busy
            onSaveRequested: text => profile.set(field, text)
        }
    }
}
