pragma Singleton

import QtQuick

/// The tokens of paper and ink: every colour, distance, type size and duration that the screens use. The program
/// sets the four inputs from the settings and the system; all else follows from them.
QtObject {
    id: theme

    // Inputs.
    property bool dark: false
    property real textScale: 1.0 ///< 1.0 to 2.0
    property bool elder: false ///< the elder mode: words at least 18 px, targets at least 60 px
    property bool reducedMotion: false

    // Colours; what each is for is told in Colours.
    readonly property Colours colours: dark ? darkColours : lightColours
    readonly property Colours lightColours: LightColours {}
    readonly property Colours darkColours: DarkColours {}

    readonly property color paper: colours.paper
    readonly property color surface: colours.surface
    readonly property color pressed: colours.pressed
    readonly property color ink: colours.ink
    readonly property color ink2: colours.ink2
    readonly property color line: colours.line
    readonly property color edge: colours.edge
    readonly property color scrim: colours.scrim
    readonly property color green: colours.green
    readonly property color inkOnGreen: colours.inkOnGreen
    readonly property color greenWash: colours.greenWash
    readonly property color red: colours.red
    readonly property color redWash: colours.redWash
    readonly property color amber: colours.amber
    readonly property color amberWash: colours.amberWash
    readonly property color blue: colours.blue
    readonly property color blueWash: colours.blueWash

    // Distances, in px independent of the device's density, as all lengths in Qt Quick.
    readonly property int s4: 4
    readonly property int s8: 8
    readonly property int s12: 12
    readonly property int s16: 16
    readonly property int s24: 24
    readonly property int s32: 32
    readonly property int s48: 48

    readonly property int sheetRadius: 12 ///< sheets, cards, keys, buttons
    readonly property int fieldRadius: 8
    readonly property int chipRadius: 999

    readonly property int target: elder ? 60 : 48 ///< least height and width of what is touched

    // Type, in px. The elder mode lifts what is small, and the title with it, so that it still stands out.
    readonly property string fontFamily: "Noto Sans CJK SC"
    readonly property real lineHeight: 1.4 ///< of the type size
    readonly property real scale: Math.min(2.0, Math.max(1.0, textScale))
    readonly property int standardTitleSize: 20
    readonly property int captionSize: sized(13, 18)
    readonly property int smallSize: sized(15, 18)
    readonly property int bodySize: sized(17, 19)
    readonly property int titleSize: sized(standardTitleSize, 22)
    readonly property int headlineSize: sized(28, 28)
    readonly property int figureSize: sized(44, 44)

    readonly property int wordGap: Math.round(bodySize * 0.35) ///< between a sign and its word, a number and its unit

    // Widths beyond which words get hard to read or a phone's column looks lost.
    readonly property int columnWidth: Math.round(600 * Math.max(1, bodySize / 17)) ///< a phone page on a wide screen
    readonly property int readingWidth: 720 ///< running text
    readonly property int panelWidth: 440 ///< a panel at the side
    readonly property int navigationWidth: 232
    readonly property int deskWidth: 700 ///< a window as wide as this has a keyboard: shortcuts are shown

    // Motion, in ms.
    readonly property int quick: reducedMotion ? 0 : 120
    readonly property int calm: reducedMotion ? 0 : 200

    /// Words and lines of a tone.
    function toneInk(tone: int): color {
        switch (tone) {
        case Tone.Good: return theme.green;
        case Tone.Way: return theme.blue;
        case Tone.Doubt: return theme.amber;
        case Tone.Wrong: return theme.red;
        default: return theme.ink2;
        }
    }

    /// The ground under toneInk().
    function toneWash(tone: int): color {
        switch (tone) {
        case Tone.Good: return theme.greenWash;
        case Tone.Way: return theme.blueWash;
        case Tone.Doubt: return theme.amberWash;
        case Tone.Wrong: return theme.redWash;
        default: return theme.pressed;
        }
    }

    /// The icon that says the same as the colour.
    function toneIcon(tone: int): string {
        switch (tone) {
        case Tone.Good: return "check-circle";
        case Tone.Way: return "arrow-up-circle";
        case Tone.Doubt: return "exclamation-triangle";
        case Tone.Wrong: return "x-circle";
        default: return "circle";
        }
    }

    /// Pieces of one line, but for the empty ones. The dot between them never begins a line.
    function joined(pieces: var): string {
        return pieces.filter(piece => piece !== "").join("\u00a0· ");
    }

    function sized(size: int, leastForElders: int): int {
        return Math.round(Math.max(size * scale, elder ? leastForElders : 0));
    }
}
