pragma ComponentBehavior: Bound

import QtQuick
import Cunbao.Controls
import Cunbao.ViewModel

/// Which figure is charted.
Sheet {
    id: sheet

    required property OverviewModel overview

    title: qsTr("Choose a figure")
    side: true

    Repeater {
        model: sheet.overview.chartNames

        ListRow {
            required property int index
            required property string modelData

            title: modelData
            highlighted: index === sheet.overview.chartIndex
            onClicked: {
                sheet.overview.chartIndex = index;
                sheet.closed();
            }
        }
    }
}
