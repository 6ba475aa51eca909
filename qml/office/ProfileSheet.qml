pragma ComponentBehavior: Bound

import QtQuick
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// What the text calls the township and its places: asked once, used by every report.
Sheet {
    id: sheet

    required property ReportModel report
    property string field: "" ///< the one that was clicked; empty: all

    title: qsTr("Names in the text")
    side: true

    function show(which: string): void {
        field = which;
        open = true;
    }

    onClosed: field = ""

    AppText {
        text: qsTr("The report writes these names wherever the text needs them.")
        secondary: true
    }
    Banner {
        visible: sheet.report.error !== ""
        tone: Tone.Wrong
        text: sheet.report.error
    }
    Repeater {
        model: sheet.report.fields

        ProfileField {
            required property string field
            required property string name
            required property string value

            visible: sheet.field === "" || sheet.field === field
            label: name
            saved: value
            busy: sheet.report.busy
            onSaveRequested: text => sheet.report.setField(field, text)
        }
    }
}
