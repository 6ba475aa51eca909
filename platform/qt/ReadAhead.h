#pragma once

namespace cunbao {

/// Reads on a thread of its own what the first window will ask for, while the window's pages are still being
/// read: the list of the system's fonts, and the plugins that read pictures. Whoever asks meanwhile waits for
/// it. Called once, after the QGuiApplication was made.
void readAhead();

} // namespace cunbao
