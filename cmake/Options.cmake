set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
set(CMAKE_AUTOMOC OFF)

if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE RelWithDebInfo)
endif()

# The archive is hidden with an option of GNU-like linkers; elsewhere the package is static anyway.
if(UNIX AND NOT APPLE)
    set(default_static_sqlcipher ON)
else()
    set(default_static_sqlcipher OFF)
endif()

option(CUNBAO_TESTS "Build the tests" ON)
option(CUNBAO_HUB "Build the hub and its server; phones never need it" ON)
option(CUNBAO_STATIC_SQLCIPHER "Link SQLCipher's archive and keep its symbols private" ${default_static_sqlcipher})
option(CUNBAO_QML_CACHE "Compile the QML files ahead of time: slower to build, faster to start" ON)
set(CUNBAO_SANITIZE "" CACHE STRING "Sanitizers for the whole build, e.g. address,undefined")
option(CUNBAO_COVERAGE "Instrument for coverage" OFF)
option(CUNBAO_FUZZ "Build the decoders' tests for libFuzzer; needs clang" OFF)

# Precompiled headers make ccache give up unless it is told that their defines and times are ours. Paths are
# relative for it, so that another checkout finds what names none of its own.
find_program(CUNBAO_CCACHE ccache)
if(CUNBAO_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env
        CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
        CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${CUNBAO_CCACHE})
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        add_compile_options(-fpch-preprocess)
    endif()
endif()

# Position-independent executables, so that addresses differ from run to run.
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
include(CheckPIESupported)
check_pie_supported(LANGUAGES CXX)

# Nothing is exported that was not asked for: smaller tables, no name shared by accident.
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)

# An index past the end of a container ends the program instead of reading on, in every build.
add_compile_definitions(_GLIBCXX_ASSERTIONS)

# What makes a memory error harder to use. _FORTIFY_SOURCE needs optimisation, and the sanitizers
# look closer than any of these.
if(CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang" AND NOT CUNBAO_SANITIZE AND NOT CUNBAO_COVERAGE)
    add_compile_options(
        -fstack-protector-strong
        $<$<CONFIG:Release,RelWithDebInfo,MinSizeRel>:-U_FORTIFY_SOURCE>
        $<$<CONFIG:Release,RelWithDebInfo,MinSizeRel>:-D_FORTIFY_SOURCE=2>)
    if(UNIX AND NOT APPLE)
        add_compile_options(-fstack-clash-protection)
        add_link_options(LINKER:-z,relro LINKER:-z,now LINKER:-z,noexecstack)
    endif()
    if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64" AND UNIX AND NOT APPLE)
        add_compile_options(-fcf-protection=full)
    endif()
endif()

# What is shipped has nothing in it that nobody calls: less to read at the start, and less memory.
if(CMAKE_BUILD_TYPE STREQUAL "Release" AND CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang" AND UNIX AND NOT APPLE)
    add_compile_options(-ffunction-sections -fdata-sections)
    add_link_options(LINKER:--gc-sections)
endif()

# Files are named from the project's root in messages and debug information of what is shipped:
# the same source makes the same binary, wherever it lies.
if(CMAKE_BUILD_TYPE STREQUAL "Release" AND CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang")
    add_compile_options(-ffile-prefix-map=${PROJECT_SOURCE_DIR}/=)
endif()

if(CUNBAO_SANITIZE)
    add_compile_options(-fsanitize=${CUNBAO_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    add_link_options(-fsanitize=${CUNBAO_SANITIZE})
    # g++ loses sight of std::variant's members in instrumented code; the other builds keep the warning.
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        set(CUNBAO_WARNINGS_OFF -Wno-maybe-uninitialized)
    endif()
endif()
if(CUNBAO_FUZZ)
    add_compile_options(-fsanitize=fuzzer-no-link)
    # clang complains of what g++'s own library says to itself.
    list(APPEND CUNBAO_WARNINGS_OFF -Wno-deprecated-declarations)
endif()
if(CUNBAO_COVERAGE)
    add_compile_options(--coverage)
    add_link_options(--coverage)
endif()
