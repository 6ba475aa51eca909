pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// Where a figure comes from, at the side of the page: the figure, then one village, then one entry.
Sheet {
    id: panel

    required property Session session
    property string indicator: "" ///< empty: closed
    property string period: ""

    title: traceModel.name
    side: true
    open: indicator !== ""

    onIndicatorChanged: if (indicator !== "") traceModel.indicator = indicator

    TraceModel {
        id: traceModel

        session: panel.session
        period: panel.period
        onDecided: setting.reset()
    }

    TextButton {
        visible: traceModel.canGoBack
        text: qsTr("Back")
        iconName: "arrow-left"
        shortcut: panel.open ? "Alt+Left" : ""
        Layout.fillWidth: false
        onClicked: traceModel.goBack()
    }
    Banner {
        visible: traceModel.error !== "" && !setting.editing
        tone: Tone.Wrong
        text: traceModel.error
    }
    TraceHead {
        visible: traceModel.loaded
        trace: traceModel
    }
    TraceFigureView {
        visible: traceModel.level === TraceModel.FigureLevel
        trace: traceModel
    }
    TraceUnitView {
        visible: traceModel.level === TraceModel.UnitLevel
        trace: traceModel
    }
    TraceEntryView {
        visible: traceModel.level === TraceModel.EntryLevel
        trace: traceModel
    }
    OverrideForm {
        id: setting

        visible: traceModel.overridable
        trace: traceModel
    }
}
