import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// One step of a trace: the figure, then one village, then one entry; and the office's own word on a figure.
ColumnLayout {
    id: view

    required property TraceModel trace
    readonly property Item form: setting ///< in which a figure is set

    spacing: Theme.s12
    Layout.fillWidth: true

    /// What was typed to set a figure goes.
    function reset(): void {
        setting.reset();
    }

    Banner {
        visible: view.trace.error !== "" && !setting.editing
        tone: Tone.Wrong
        text: view.trace.error
    }
    TraceHead {
        visible: view.trace.loaded
        trace: view.trace
    }
    TraceFigureView {
        visible: view.trace.level === TraceModel.FigureLevel
        trace: view.trace
    }
    TraceUnitView {
        visible: view.trace.level === TraceModel.UnitLevel
        trace: view.trace
    }
    TraceEntryView {
        visible: view.trace.level === TraceModel.EntryLevel
        trace: view.trace
    }
    OverrideForm {
        id: setting

        visible: view.trace.overridable
        trace: view.trace
    }
}
