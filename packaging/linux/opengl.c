/* Answers in the name of libGL.so.1 and libEGL.so.1.
 *
 * Qt's libraries are linked to both, and the program paints without either: every function here
 * says "there is none". So neither the window nor the command line asks for a graphics driver, and
 * a start loads none. tests/unit/test_linux_bundle.py looks that Qt asks for no other function. */
#define NONE(name) void *name(void) { return 0; }

NONE(eglBindAPI)
NONE(eglChooseConfig)
NONE(eglCreateContext)
NONE(eglCreatePbufferSurface)
NONE(eglDestroyContext)
NONE(eglDestroySurface)
NONE(eglGetConfigAttrib)
NONE(eglGetConfigs)
NONE(eglGetCurrentContext)
NONE(eglGetCurrentDisplay)
NONE(eglGetCurrentSurface)
NONE(eglGetError)
NONE(eglGetProcAddress)
NONE(eglMakeCurrent)
NONE(eglQueryContext)
NONE(eglQueryString)
NONE(eglSwapBuffers)
NONE(eglSwapInterval)
NONE(glGetIntegerv)
NONE(glGetString)
NONE(glViewport)
NONE(glXChooseFBConfig)
NONE(glXChooseVisual)
NONE(glXCreateContext)
NONE(glXCreateNewContext)
NONE(glXDestroyContext)
NONE(glXGetConfig)
NONE(glXGetFBConfigAttrib)
NONE(glXGetProcAddressARB)
NONE(glXGetVisualFromFBConfig)
NONE(glXMakeCurrent)
