import QtQuick
import Cunbao.Controls
import Cunbao.ViewModel

/// The kinds of nothing, each with what it means.
Sheet {
    id: sheet

    required property RecordModel record

    title: qsTr("There is no figure")

    ListRow {
        visible: sheet.record.offersNotApplicable
        divider: true
        iconName: "slash-circle"
        title: qsTr("Not applicable")
        subtitle: qsTr("The village has nothing of the kind. It counts as reported and adds nothing.")
        onClicked: {
            sheet.record.typed.sayNotApplicable();
            sheet.closed();
        }
    }
    ListRow {
        divider: sheet.record.offersNoneNew
        iconName: "hourglass-split"
        title: qsTr("Not yet known")
        subtitle: qsTr("It is still being found out. This item stays owed until a figure follows.")
        onClicked: {
            sheet.record.typed.sayUnknown();
            sheet.closed();
        }
    }
    ListRow {
        visible: sheet.record.offersNoneNew
        iconName: "circle"
        title: qsTr("None new (0)")
        subtitle: qsTr("There could have been some, and there were none.")
        onClicked: {
            sheet.record.noneNew();
            sheet.closed();
        }
    }
}
