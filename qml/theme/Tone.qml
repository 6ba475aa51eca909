import QtQuick

/// What a state means for the person who looks. Each tone has a colour, a wash and an icon in Theme.
QtObject {
    enum Kind {
        Neutral, ///< nothing to be said: not begun, not applicable, plain information about a thing
        Good,    ///< done, kept, approved
        Way,     ///< on its way, information
        Doubt,   ///< to be looked at: doubtful, late, a warning
        Wrong    ///< sent back, refused, an error
    }
}
