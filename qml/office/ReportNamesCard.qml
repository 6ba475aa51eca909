pragma ComponentBehavior: Bound

import QtQuick
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// What reports call the township and its places.
Card {
    id: card

    required property Session session

    visible: profile.fields.count > 0

    OfficeProfileModel {
        id: profile

        session: card.session
    }

    AppText {
        text: qsTr("Names in the report")
        kind: AppText.Title
        Accessible.role: Accessible.Heading
    }
    AppText {
        text: qsTr("The report writes these names wherever the text needs them.")
        secondary: true
    }
    Banner {
        visible: profile.error !== ""
        tone: Tone.Wrong
        text: profile.error
    }
    Repeater {
        model: profile.fields

        ProfileField {
            required property string field
            required property string name
            required property string value

            label: name
            saved: value
            busy: profile.busy
            onSaveRequested: text => profile.set(field, text)
        }
    }
}
