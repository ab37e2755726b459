# A server on a ledger that lives in the volume /data.
#
#   docker build --tag dragoman .
#   docker run --publish 8000:8000 --volume ledger:/data --env DRAGOMAN_TOKEN=… dragoman
#
# Other commands work on the same ledger: docker exec CONTAINER dragoman claims

FROM python:3.13-slim-trixie AS build
WORKDIR /source
RUN python -m venv /opt/dragoman
ENV PATH=/opt/dragoman/bin:$PATH PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
COPY requirements/runtime.txt requirements/
RUN pip install --require-hashes --requirement requirements/runtime.txt
# Without isolation the tables are compiled by the dictionary that they will be used with.
COPY pyproject.toml setup.py README.md LICENSE ./
COPY src src
RUN pip install "setuptools>=77" \
    && pip install --no-deps --no-build-isolation . \
    && pip uninstall --yes setuptools pip

FROM python:3.13-slim-trixie
RUN useradd --uid 10001 --user-group --no-create-home --home-dir /data dragoman \
    && install --directory --owner dragoman --group dragoman /data
COPY --from=build /opt/dragoman /opt/dragoman
ENV PATH=/opt/dragoman/bin:$PATH \
    DRAGOMAN_STORE=sqlite:////data/ledger.sqlite \
    OPENBLAS_NUM_THREADS=1 \
    OMP_NUM_THREADS=1
USER dragoman
WORKDIR /data
VOLUME /data
EXPOSE 8000
# The page that asks for the token is open to everybody.
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/enter', timeout=4)"]
ENTRYPOINT ["dragoman"]
CMD ["serve", "--host", "0.0.0.0"]
