import QtQuick
import Cunbao.Controls
import Cunbao.ViewModel

/// What reports call the township and its places.
Card {
    id: card

    required property Session session

    visible: fields.count > 0

    AppText {
        text: qsTr("Names in the report")
        kind: AppText.Title
        Accessible.role: Accessible.Heading
    }
    ProfileFields {
        id: fields

        session: card.session
    }
}
