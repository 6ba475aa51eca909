#pragma once

namespace cunbao {

/// Gives the system back what the heap keeps of memory that was freed, as far as the system's library can.
/// Takes about a millisecond; for after a piece of work that needed much for a moment. Any thread.
void giveBackMemory();

} // namespace cunbao
