/** Every function and object that C99's headers name is in the library, or stands here with the reason why not. */
import { runtimeModule, stubObject } from "@ts-jit/kernel";
import test from "ava";

const words = (text: string) => text.trim().split(/\s+/);
/** In double, float and long double. */
const inThree = (text: string) => words(text).flatMap((name) => [name, `${name}f`, `${name}l`]);

const C99: Readonly<Record<string, readonly string[]>> = {
  "string.h":
    words(`memcpy memmove strcpy strncpy strcat strncat memcmp strcmp strcoll strncmp strxfrm memchr strchr strcspn
    strpbrk strrchr strspn strstr strtok memset strerror strlen`),
  "stdlib.h":
    words(`atof atoi atol atoll strtod strtof strtold strtol strtoll strtoul strtoull rand srand calloc free malloc
    realloc abort atexit exit _Exit getenv system bsearch qsort abs labs llabs div ldiv lldiv mblen mbtowc wctomb mbstowcs
    wcstombs`),
  "stdio.h":
    words(`remove rename tmpfile tmpnam fclose fflush fopen freopen setbuf setvbuf fprintf fscanf printf scanf
    snprintf sprintf sscanf vfprintf vfscanf vprintf vscanf vsnprintf vsprintf vsscanf fgetc fgets fputc fputs getc getchar
    gets putc putchar puts ungetc fread fwrite fgetpos fseek fsetpos ftell rewind clearerr feof ferror perror stdin stdout
    stderr`),
  "math.h":
    inThree(`acos asin atan atan2 cos sin tan acosh asinh atanh cosh sinh tanh exp exp2 expm1 frexp ilogb ldexp log
    log10 log1p log2 logb modf scalbn scalbln cbrt fabs hypot pow sqrt erf erfc lgamma tgamma ceil floor nearbyint rint lrint
    llrint round lround llround trunc fmod remainder remquo copysign nan nextafter nexttoward fdim fmax fmin fma`),
  "ctype.h":
    words(`isalnum isalpha isblank iscntrl isdigit isgraph islower isprint ispunct isspace isupper isxdigit tolower
    toupper`),
  "time.h": words("clock difftime mktime time asctime ctime gmtime localtime strftime"),
  "setjmp.h": words("_setjmp longjmp"),
  "errno.h": words("__errno_location"),
  "locale.h": words("setlocale localeconv"),
  "signal.h": words("signal raise"),
  "inttypes.h": words("imaxabs imaxdiv strtoimax strtoumax wcstoimax wcstoumax"),
  "fenv.h":
    words(`feclearexcept fegetexceptflag feraiseexcept fesetexceptflag fetestexcept fegetround fesetround fegetenv
    feholdexcept fesetenv feupdateenv`),
  "complex.h":
    inThree(`cacos casin catan ccos csin ctan cacosh casinh catanh ccosh csinh ctanh cexp clog cabs cpow csqrt carg
    cimag conj cproj creal`),
  "wchar.h":
    words(`fwprintf fwscanf swprintf swscanf vfwprintf vfwscanf vswprintf vswscanf vwprintf vwscanf wprintf wscanf
    fgetwc fgetws fputwc fputws fwide getwc getwchar putwc putwchar ungetwc wcstod wcstof wcstold wcstol wcstoll wcstoul
    wcstoull wcscpy wcsncpy wmemcpy wmemmove wcscat wcsncat wcscmp wcscoll wcsncmp wcsxfrm wmemcmp wcschr wcscspn wcspbrk
    wcsrchr wcsspn wcsstr wcstok wmemchr wcslen wmemset wcsftime btowc wctob mbsinit mbrlen mbrtowc wcrtomb mbsrtowcs
    wcsrtombs`),
  "wctype.h":
    words(`iswalnum iswalpha iswblank iswcntrl iswdigit iswgraph iswlower iswprint iswpunct iswspace iswupper
    iswxdigit iswctype wctype towlower towupper towctrans wctrans`),
};

const ABSENT: readonly (readonly [reason: string, names: readonly string[]])[] = [
  ["it cannot be used safely, and C11 took it out", ["gets"]],
  [
    "streams are of bytes: text goes out and comes in as UTF-8 by the multibyte functions",
    words(`fwprintf fwscanf swprintf swscanf vfwprintf vfwscanf vswprintf vswscanf vwprintf vwscanf wprintf wscanf fgetwc
      fgetws fputwc fputws fwide getwc getwchar putwc putwchar ungetwc wcsftime`),
  ],
  ["there is one locale, in which text is its own sorting key", ["wcsxfrm"]],
  ["classes by a name at run time are those of the functions", words("iswctype wctype towctrans wctrans")],
  ["complex long double", C99["complex.h"]?.filter((name) => name.endsWith("l") && name !== "creal") ?? []],
  [
    "long double's neighbours and parts",
    words("ilogbl logbl modfl remainderl remquol nanl nextafterl nexttoward nexttowardf nexttowardl fdiml"),
  ],
  ["erf and gamma in long double", words("erfl erfcl lgammal tgammal")],
];

for (const platform of ["linux", "bare"] as const) {
  const module = runtimeModule(platform);
  const defined = new Set([
    ...[...module.functions, ...module.globals].filter((one) => !one.isDeclaration).map(({ name }) => name),
    ...stubObject(platform).symbols.flatMap(({ name, section }) => (section === "undefined" ? [] : [name])),
  ]);
  const absent = new Set(ABSENT.flatMap(([, names]) => names));
  for (const [header, names] of Object.entries(C99)) {
    test(`${platform}: <${header}> is there, but for what is known to be absent`, (t) => {
      t.deepEqual(
        names.filter((name) => !defined.has(name) && !absent.has(name)),
        [],
      );
      t.deepEqual(
        names.filter((name) => defined.has(name) && absent.has(name)),
        [],
      );
    });
  }
}

test("what is absent is named by a header", (t) => {
  const all = new Set(Object.values(C99).flat());
  t.deepEqual(
    ABSENT.flatMap(([, names]) => names).filter((name) => !all.has(name)),
    [],
  );
});
