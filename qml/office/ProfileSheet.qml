import QtQuick
import Cunbao.Controls
import Cunbao.ViewModel

/// The names of the profile beside the report, all or the one that was clicked.
Sheet {
    id: sheet

    required property Session session
    readonly property int count: fields.count

    title: qsTr("Names in the text")
    side: true

    function show(which: string): void {
        fields.only = which;
        open = true;
    }

    onClosed: fields.only = ""

    ProfileFields {
        id: fields

        session: sheet.session
    }
}
