pragma ComponentBehavior: Bound

import QtQuick
import Cunbao.Theme
import Cunbao.ViewModel

/// One paragraph of the document: running words, and under each figure its mark, which can be reached by Tab.
Item {
    id: block

    required property int kind  ///< a ReportModel.BlockLook
    required property string text
    required property var marks ///< a map for each slot
    property string indicator: ""

    signal figureRequested(id: string)
    signal fieldRequested(field: string)

    readonly property bool heading: kind === ReportModel.Title || kind === ReportModel.Heading1
                                    || kind === ReportModel.Heading2 || kind === ReportModel.Heading3

    readonly property int size: {
        switch (kind) {
        case ReportModel.Title: return Theme.headlineSize;
        case ReportModel.Heading1: return Theme.titleSize;
        case ReportModel.Imprint: return Theme.captionSize;
        default: return Theme.bodySize;
        }
    }
    readonly property string align: {
        switch (kind) {
        case ReportModel.Title:
        case ReportModel.Subtitle: return "center";
        case ReportModel.SignatureLine: return "right";
        default: return "left";
        }
    }
    readonly property bool indented: heading && kind !== ReportModel.Title || kind === ReportModel.Body

    implicitHeight: prose.height
    height: implicitHeight
    Accessible.role: heading ? Accessible.Heading : Accessible.Paragraph
    Accessible.name: text

    /// How far down the figures of the chosen indicator stand in it.
    function chosenPlaces(): var {
        const places = [];
        for (let at = 0; at < figures.count; ++at) {
            const mark = figures.itemAt(at) as FigureMark;
            if (mark?.selected)
                places.push(mark.y);
        }
        return places;
    }

    /// The text as it is, in a paragraph with our line height.
    function paragraph(plain: string): string {
        const safe = plain.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
        return "<p style=\"margin:0; white-space:pre-wrap; line-height:130%; text-indent:"
                + (indented ? 2 * size : 0) + "px\" align=\"" + align + "\">" + safe + "</p>";
    }

    Repeater {
        id: figures

        model: block.marks

        FigureMark {
            required property var modelData

            words: prose
            start: modelData.start
            length: modelData.length
            name: modelData.name
            text: modelData.text
            remark: modelData.remark
            status: modelData.status
            selected: block.indicator !== "" && modelData.indicator === block.indicator
            leads: modelData.indicator !== "" || modelData.field !== ""
            onClicked: {
                if (modelData.indicator !== "")
                    block.figureRequested(modelData.indicator);
                else
                    block.fieldRequested(modelData.field);
            }
        }
    }
    // Only painted: presses belong to the marks below it.
    TextEdit {
        id: prose

        width: parent.width
        enabled: false
        readOnly: true
        textFormat: TextEdit.RichText
        wrapMode: TextEdit.Wrap
        text: block.paragraph(block.text)
        color: block.kind === ReportModel.Imprint ? Theme.ink2 : Theme.ink
        font.family: Theme.fontFamily
        font.pixelSize: block.size
        font.bold: block.heading
        Accessible.ignored: true
    }
}
